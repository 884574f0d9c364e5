using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// How much an article speaks of each province, city, county and township: the weights of its tokens, each shared out among what the token
/// may mean in proportion to the support found so far (a few rounds of this settle names that repeat over the country).
/// </summary>
internal sealed class PlaceSupport
{
    private const int Rounds = 3;
    private const double HomeShare = 0.4;

    private readonly DivisionTree tree;
    private readonly Dictionary<int, double> support = [];

    public PlaceSupport(List<PlaceToken> tokens, DivisionTree tree)
    {
        this.tree = tree;
        for (var round = 0; round < Rounds; round++)
        {
            Share(tokens);
        }
        Home = FindHome();
    }

    /// <summary>The county that the article is about as a whole; else the city, else the province; -1 unknown.</summary>
    public int Home { get; }

    /// <summary>The support of a division, of what it holds included.</summary>
    public double Of(int division) => support.GetValueOrDefault(division);

    /// <summary>How well a division fits the article: its own support and, less and less, that of the divisions above it.</summary>
    public double FitOf(int division)
    {
        var fit = 0.0;
        var share = 1.0;
        for (var at = division; at >= 0; at = tree.ParentOf(at))
        {
            fit += share * Of(at);
            share *= 0.5;
        }
        return fit;
    }

    private void Share(List<PlaceToken> tokens)
    {
        var fits = tokens.ConvertAll(token => token.Divisions.ConvertAll(d => 0.05 + Math.Pow(FitOf(d), 2) + Prominence(d)));
        support.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            var sum = fits[i].Sum();
            for (var j = 0; j < fits[i].Count; j++)
            {
                Add(tokens[i].Divisions[j], tokens[i].Weight * fits[i][j] / sum);
            }
        }
    }

    /// <summary>Nothing else known, a name more likely means a province than a city, a city than a county.</summary>
    private double Prominence(int division) => tree.LevelOf(division) switch
    {
        PlaceLevel.Province => 0.4,
        PlaceLevel.City => 0.2,
        PlaceLevel.County => 0.05,
        _ => 0,
    };

    private void Add(int division, double weight)
    {
        for (var at = division; at >= 0; at = tree.ParentOf(at))
        {
            support[at] = Of(at) + weight;
        }
    }

    private int FindHome()
    {
        var home = -1;
        var whole = support.Where(pair => tree.ParentOf(pair.Key) < 0).Select(pair => pair.Value).Order().Sum();
        while (true)
        {
            var below = support.Keys.Where(d => tree.ParentOf(d) == home && tree.LevelOf(d) <= PlaceLevel.County).Order().ToList();
            var best = below.Count == 0 ? -1 : below.MaxBy(Of);
            if (best < 0 || Of(best) < HomeShare * whole)
            {
                return home;
            }
            (home, whole) = (best, Of(best));
        }
    }
}
