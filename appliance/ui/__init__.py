"""The screens: Kivy, and nothing else in the box knows it.

A screen is drawn from a plain value (``SaleView``, ``PaymentView`` …) and says what was touched by
calling a deed; it keeps nothing that the till does not know, but what is being typed.

- `theme`: millimetres, type sizes, colours; `icons`, `window`: the font, and Kivy's settings
- `widgets`: what screens are made of
- `frame`: status bar, banner, basket, stage, action row, the same for every screen
- `stage`: what every screen has; `screens`: one module and one ``.kv`` per stage, by what they are about
- `place`: where they are, and what is typed; `outside`: what they need beside the till; `usual`: what can be
  tapped in place of being typed
- `views`: from the till to the values; `deeds`: from a touch to the till
- `inbox`: messages of other threads, taken once per frame; `app`: ties it together, as `before` does while
  there is no till
"""
