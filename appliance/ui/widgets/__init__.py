"""What screens are made of. Every widget takes its sizes in millimetres from `theme.look`."""
