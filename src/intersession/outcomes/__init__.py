"""Conclusions, requests and what was taken up."""
