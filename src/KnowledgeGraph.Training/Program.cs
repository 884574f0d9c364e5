// Learns the weights under seeds/models from annotated articles.
using KnowledgeGraph.Training;

string[] commands =
[
    "check FOLDER                       read train.jsonl and tune.jsonl and check every offset",
    "clusters SHARED OUTPUT             learn word clusters from the plain news",
    "recognition SHARED CLUSTERS OUTPUT learn and tune recognition, print its scores",
    "evaluate SHARED                    score the embedded recognition on the single articles of the development gold",
    "folds SHARED CLUSTERS              cross-validate recognition over the training articles",
];
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
    case ["clusters", var shared, var output]:
        RecognitionCommands.LearnClusters(shared, output);
        return 0;
    case ["recognition", var shared, var clusters, var output]:
        RecognitionCommands.Learn(shared, clusters, output);
        return 0;
    case ["evaluate", var shared]:
        RecognitionCommands.Evaluate(shared);
        return 0;
    case ["folds", var shared, var clusters]:
        RecognitionCommands.CrossValidate(shared, clusters);
        return 0;
    default:
        Console.Error.WriteLine("usage: KnowledgeGraph.Training COMMAND\n  " + string.Join("\n  ", commands));
        return 2;
}
