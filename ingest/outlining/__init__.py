"""Paragraphs → parts, sections, themes and the drafts of units."""
