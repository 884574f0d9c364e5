using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Text.Tests.Matching;

public sealed class AutomatonTests
{
    private static readonly (string Key, int Value)[] Places = [("余杭", 1), ("余杭区", 2), ("杭州", 3), ("杭州市余杭区", 4), ("区", 5)];

    [Fact]
    public void Finds_all_keys_also_where_they_overlap()
    {
        var matches = new List<Match>();
        Automaton.Build(Places).FindAll("在杭州市余杭区里", matches);
        Assert.Equal([new(1, 2, 3), new(1, 6, 4), new(4, 2, 1), new(4, 3, 2), new(6, 1, 5)], matches);
    }

    [Fact]
    public void Finds_the_keys_that_begin_at_a_place()
    {
        var matches = new List<Match>();
        Automaton.Build(Places).FindPrefixes("到余杭区去", 1, matches);
        Assert.Equal([new(1, 2, 1), new(1, 3, 2)], matches);
    }

    [Theory]
    [InlineData("余杭", true, 1)]
    [InlineData("余杭区", true, 2)]
    [InlineData("余", false, 0)]
    [InlineData("余杭区区", false, 0)]
    [InlineData("甲", false, 0)]
    [InlineData("", false, 0)]
    public void Looks_up_whole_keys_only(string key, bool found, int value)
    {
        Assert.Equal(found, Automaton.Build(Places).TryGet(key, out var actual));
        Assert.Equal(value, found ? actual : 0);
    }

    [Fact]
    public void An_automaton_without_keys_finds_nothing()
    {
        var matches = new List<Match>();
        Automaton.Build([]).FindAll("余杭区", matches);
        Assert.Empty(matches);
    }

    [Fact]
    public void Keys_may_hold_any_code_unit()
    {
        var matches = new List<Match>();
        Automaton.Build([("\0", 0), ("\uFFFF", 1), ("\U0001F600", 2)]).FindAll("\0\U0001F600\uFFFF", matches);
        Assert.Equal([new(0, 1, 0), new(1, 2, 2), new(3, 1, 1)], matches);
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_order_of_the_keys()
    {
        using var forward = new MemoryStream();
        using var backward = new MemoryStream();
        Automaton.Write(Places, forward);
        Automaton.Write(Places.Reverse(), backward);
        Assert.Equal(forward.ToArray(), backward.ToArray());
    }

    [Fact]
    public void Finds_what_a_plain_search_finds_among_many_keys()
    {
        var random = new Random(7);
        string Word(int longest) => new([.. Enumerable.Range(0, random.Next(1, longest + 1)).Select(_ => (char)('一' + (int)(300 * Math.Pow(random.NextDouble(), 3))))]);
        var keys = Enumerable.Range(0, 20_000).Select(_ => Word(6)).Distinct().Select((key, value) => (key, value)).ToArray();
        var values = keys.ToDictionary(item => item.key, item => item.value);
        var automaton = Automaton.Build(keys);
        Assert.All(keys, item => Assert.True(automaton.TryGet(item.key, out var value) && value == item.value));

        var text = string.Concat(Enumerable.Range(0, 2_000).Select(_ => Word(6)));
        var matches = new List<Match>();
        automaton.FindAll(text, matches);
        var expected = from start in Enumerable.Range(0, text.Length)
                       from length in Enumerable.Range(1, Math.Min(6, text.Length - start))
                       where values.ContainsKey(text.Substring(start, length))
                       select new Match(start, length, values[text.Substring(start, length)]);
        Assert.Equal(expected, matches);
    }

    [Fact]
    public void A_key_given_twice_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Automaton.Build([("余杭", 1), ("余杭", 2)]));
        Assert.Equal("the key '余杭' is given twice (Parameter 'keys')", exception.Message);
    }

    [Fact]
    public void An_empty_key_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Automaton.Build([("", 1)]));
        Assert.Equal("a key is empty (Parameter 'keys')", exception.Message);
    }

    [Fact]
    public void A_negative_value_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Automaton.Build([("余杭", -1)]));
        Assert.Equal("the value of the key '余杭' is negative: -1 (Parameter 'keys')", exception.Message);
    }

    [Fact]
    public void Bytes_of_another_kind_are_refused()
    {
        Assert.Equal("not a table: the bytes do not begin with KGT1", Assert.Throws<InvalidDataException>(() => Automaton.Open(new byte[64])).Message);
    }
}
