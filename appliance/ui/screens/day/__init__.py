"""The day at the till: opened, money in and out, its reports, closed."""
