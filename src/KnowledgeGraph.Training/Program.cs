// Learns the weights under seeds/models from annotated articles.
using KnowledgeGraph.Training;

string[] commands =
[
    "check FOLDER                       read train.jsonl and tune.jsonl and check every offset",
    "annotations SHARED FILE OUTPUT     turn more annotation, as annotate.py writes it, into the form of seeds/annotations",
    "clusters SHARED OUTPUT             learn word clusters from the plain news",
    "recognition SHARED CLUSTERS FOLDER cross-validate recognition over all annotated articles, count why names are missed and made up (and print so many",
    "            [EXAMPLES]             of them), learn recognition.bin, and write the names that weights of other stories find to recognised.tsv",
    "ablation SHARED CLUSTERS           scores of the first reading of recognition learned without each group of features",
    "evaluate SHARED                    score the embedded recognition on the single articles of the development gold",
    "curve SHARED CLUSTERS              scores of recognition learned from ever more articles",
    "facts SHARED RECOGNISED OUTPUT     learn relations.bin, observations.bin and dates.bin (or one: relations or observations SHARED RECOGNISED FILE, dates SHARED FILE)",
    "evaluate-facts SHARED [--errors]   score the embedded weights of facts on the single articles of the development gold, given their entities",
    "times SHARED RECOGNISED            processor time of each step behind recognition",
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
    case ["annotations", var shared, var annotated, var output]:
        var news = LearningSet.ReadNews(shared, annotated);
        using (var file = new StreamWriter(output))
        {
            NewsAnnotations.Write(file, news);
        }
        return 0;
    case ["relations", var shared, var recognised, var output]:
        RelationTrainer.Train(shared, recognised, output);
        return 0;
    case ["observations", var shared, var recognised, var output]:
        ObservationTrainer.Train(shared, recognised, output);
        return 0;
    case ["dates", var shared, var output]:
        DateTrainer.Train(shared, output);
        return 0;
    case ["facts", var shared, var recognised, var output]:
        RelationTrainer.Train(shared, recognised, Path.Combine(output, "relations.bin"));
        ObservationTrainer.Train(shared, recognised, Path.Combine(output, "observations.bin"));
        DateTrainer.Train(shared, Path.Combine(output, "dates.bin"));
        return 0;
    case ["evaluate-facts", var shared, .. var options]:
        FactEvaluation.Print(GoldSet.Load(shared), options is ["--errors"]);
        return 0;
    case ["clusters", var shared, var output]:
        RecognitionCommands.LearnClusters(shared, output);
        return 0;
    case ["recognition", var shared, var clusters, var folder]:
        RecognitionCommands.Learn(shared, clusters, folder, 0);
        return 0;
    case ["recognition", var shared, var clusters, var folder, var examples]:
        RecognitionCommands.Learn(shared, clusters, folder, int.Parse(examples, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["ablation", var shared, var clusters]:
        RecognitionCommands.Ablate(shared, clusters);
        return 0;
    case ["evaluate", var shared]:
        RecognitionCommands.Evaluate(shared);
        return 0;
    case ["curve", var shared, var clusters]:
        RecognitionCommands.Curve(shared, clusters);
        return 0;
    case ["times", var shared, var recognised]:
        StepTimes.Print(shared, recognised);
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
