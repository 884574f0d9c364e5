// One database for all: tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
