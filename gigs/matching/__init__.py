"""How well a gig fits a developer: a published sum of constants, explained part by part."""
