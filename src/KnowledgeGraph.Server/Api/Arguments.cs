using System.Globalization;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Response;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Arguments that many fields share, and the errors that name them with the values that are allowed.</summary>
internal static class Arguments
{
    /// <summary>Items of a page at most.</summary>
    public const int MaxFirst = 200;

    /// <summary>Names of <c>lookUp</c> at most.</summary>
    public const int MaxNames = 1000;

    /// <summary>Ids of <c>nodes</c> at most.</summary>
    public const int MaxIds = 500;

    /// <summary>What the request shares, or the error where the store could not be opened for it.</summary>
    public static RequestScope Scope(this FieldContext context) => context.State as RequestScope ?? throw (GraphQLFieldException)context.State!;

    public static IGraphReader Reader(this FieldContext context) => context.Scope().Reader;

    public static int First(this FieldContext context) => context.Bounded("first", 0, MaxFirst);

    public static PageRequest Page(this FieldContext context) => new(context.First(), context.Argument<string>("after"));

    /// <summary>A whole number between two bounds, both allowed.</summary>
    public static int Bounded(this FieldContext context, string argument, int least, int most)
    {
        var value = context.Argument<int?>(argument) ?? throw Refused(argument, "null", $"a whole number from {least} to {most}");
        return value >= least && value <= most ? value
            : value < least ? throw Refused(argument, value.ToString(CultureInfo.InvariantCulture), $"a whole number from {least} to {most}")
            : throw Exceeded(argument, value, least, most);
    }

    /// <summary>A list of bounded length.</summary>
    public static IReadOnlyList<string> Texts(this FieldContext context, string argument, int most)
    {
        var values = context.Argument<IReadOnlyList<string>>(argument) ?? [];
        return values.Count <= most ? values : throw Exceeded(argument, values.Count, 0, most, " items");
    }

    /// <summary>Two ends of a window, of which the first may not be after the second.</summary>
    public static void CheckWindow(string sinceName, PartialDate? since, string untilName, PartialDate? until)
    {
        if (since is { } from && until is { } to && from.First > to.Last)
        {
            throw new GraphQLFieldException($"Argument \"{sinceName}\" is {from}; give a date not after \"{untilName}\", {to}.");
        }
    }

    /// <summary>A score, 0 to 1.</summary>
    public static double MinScore(this FieldContext context) => CheckScore("minScore", context.Argument<double>("minScore"));

    /// <summary>A score, 0 to 1.</summary>
    public static double CheckScore(string argument, double value) => value is >= 0 and <= 1 ? value
        : throw Refused(argument, value.ToString("R", CultureInfo.InvariantCulture), "a number from 0 to 1");

    public static GraphQLFieldException Refused(string argument, string value, string allowed) =>
        new($"Argument \"{argument}\" is {value}; give {allowed}.");

    private static GraphQLFieldException Exceeded(string argument, int value, int least, int most, string items = "") =>
        new($"Argument \"{argument}\" is {value.ToString(CultureInfo.InvariantCulture)}{items}; give {least} to {most}{items}.", ErrorCodes.LimitExceeded)
        {
            Extensions = new Dictionary<string, object> { ["limit"] = most, ["actual"] = value },
        };
}
