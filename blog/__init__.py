"""Blogs, stories and podcasts: the voices of people with experience."""
