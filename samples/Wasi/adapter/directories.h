#pragma once

// Whoever opens a directory begins a new listing of it, though the number of the old one may come again.
void forget_listing(int directory);
