"""What tests share: a small site tree and factories for pages."""
