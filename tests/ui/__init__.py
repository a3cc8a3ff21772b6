"""The screens, without a till behind them."""
