"""What the owner and the accountant look at: figures, receipts behind them, the books, the journal."""
