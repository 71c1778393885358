using Acme.Storage;

using var memory = new ShelfMemoryProvider();
memory.Grow(3);                                         // MPG101: the rules have come along
Console.WriteLine($"{memory.Pages} pages on a shelf");
