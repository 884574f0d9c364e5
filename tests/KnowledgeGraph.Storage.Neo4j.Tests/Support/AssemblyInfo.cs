// One database for all: its tests take turns. Those with a server of their own name another collection, and run beside them.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
