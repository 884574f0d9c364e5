// Learns the weights under seeds/models from annotated articles.
using KnowledgeGraph.Training;

string[] commands = ["check FOLDER   read train.jsonl and tune.jsonl and check every offset"];
switch (args)
{
    case ["check", var folder]:
        foreach (var split in new[] { "train", "tune" })
        {
            var articles = TrainingSet.Load(folder, split);
            Console.WriteLine($"{split}: {articles.Count} articles, {articles.Sum(a => a.Entities.Count)} entities, {articles.Sum(a => a.Relations.Count)} relations");
        }
        return 0;
    case ["cov", var folder]:
        ObservationTrainer.Coverage(folder);
        return 0;
    case ["exp", var folder]:
        RelationTrainer.Experiment(folder);
        return 0;
    default:
        Console.Error.WriteLine("usage: KnowledgeGraph.Training COMMAND\n  " + string.Join("\n  ", commands));
        return 2;
}
