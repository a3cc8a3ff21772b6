"""A Dinero on this machine: its books, its sales side, its way in, and a page that shows them."""
