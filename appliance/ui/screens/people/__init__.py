"""Who works here: logged in, made known, what they may do alone."""
