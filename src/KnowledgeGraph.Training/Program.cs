// Learns the weights under seeds/models from annotated articles.
using KnowledgeGraph.Training;

string[] commands =
[
    "check FOLDER                       read train.jsonl and tune.jsonl and check every offset",
    "clusters SHARED OUTPUT             learn word clusters from the plain news",
    "recognition SHARED CLUSTERS OUTPUT learn recognition from all training articles, print its scores",
    "evaluate SHARED                    score the embedded recognition on the single articles of the development gold",
    "curve SHARED CLUSTERS              scores of recognition learned from ever more articles",
    "folds SHARED CLUSTERS EXAMPLES     cross-validate recognition over the training articles, and count why names are missed and made up",
    "recognised SHARED OUTPUT           write the names found in each training article by weights learned from the other stories",
    "facts FOLDER RECOGNISED OUTPUT     learn relations.bin, observations.bin and dates.bin (or one: relations FOLDER RECOGNISED FILE …)",
    "evaluate-facts SHARED [--errors]   score the embedded weights of facts on the single articles of the development gold, given their entities",
    "times FOLDER RECOGNISED            processor time of each step behind recognition",
    "places FOLDER SPLIT ERRORS         measure places, given their mentions, and print the first errors",
    "groups FOLDER SPLIT ERRORS         measure coreference, given the mentions, and print the first errors",
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
    case ["relations", var folder, var recognised, var output]:
        RelationTrainer.Train(folder, recognised, output);
        return 0;
    case ["observations", var folder, var recognised, var output]:
        ObservationTrainer.Train(folder, recognised, output);
        return 0;
    case ["dates", var folder, var output]:
        DateTrainer.Train(folder, output);
        return 0;
    case ["facts", var folder, var recognised, var output]:
        RelationTrainer.Train(folder, recognised, Path.Combine(output, "relations.bin"));
        ObservationTrainer.Train(folder, recognised, Path.Combine(output, "observations.bin"));
        DateTrainer.Train(folder, Path.Combine(output, "dates.bin"));
        return 0;
    case ["evaluate-facts", var shared, .. var options]:
        FactEvaluation.Print(GoldSet.Load(shared), options is ["--errors"]);
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
    case ["curve", var shared, var clusters]:
        RecognitionCommands.Curve(shared, clusters);
        return 0;
    case ["folds", var shared, var clusters, var examples]:
        RecognitionCommands.CrossValidate(shared, clusters, int.Parse(examples, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["times", var folder, var recognised]:
        StepTimes.Print(folder, recognised);
        return 0;
    case ["recognised", var shared, var output]:
        RecognitionCommands.WriteRecognised(shared, output);
        return 0;
    case ["places", var folder, var split, var errors]:
        LinkingMeasure.Places(TrainingSet.Load(folder, split), Console.Out, int.Parse(errors, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["groups", var folder, var split, var errors]:
        LinkingMeasure.Groups(TrainingSet.Load(folder, split), Console.Out, int.Parse(errors, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("usage: KnowledgeGraph.Training COMMAND\n  " + string.Join("\n  ", commands));
        return 2;
}
