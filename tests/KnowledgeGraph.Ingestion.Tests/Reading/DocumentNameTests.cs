using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class DocumentNameTests
{
    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("./a.txt", "a.txt")]
    [InlineData("b/../a.txt", "a.txt")]
    [InlineData("b/c/../../a.txt", "a.txt")]
    [InlineData("../a.txt", "../a.txt")]
    [InlineData("b/../../a.txt", "../a.txt")]
    [InlineData("../../a/./b.txt", "../../a/b.txt")]
    [InlineData("/x/y/../a.txt", "/x/a.txt")]
    [InlineData("/../a.txt", "/a.txt")]
    [InlineData("b//a.txt", "b/a.txt")]
    [InlineData("pages/", "pages")]
    [InlineData(".", "")]
    [InlineData("/", "/")]
    public void The_path_as_typed_is_resolved_lexically(string path, string name) => Assert.Equal(name, DocumentName.Of(path));

    [Theory]
    [InlineData("pages", "a.txt", "pages/a.txt")]
    [InlineData("", "x/a.txt", "x/a.txt")]
    [InlineData("/", "a.txt", "/a.txt")]
    [InlineData("..", "a.txt", "../a.txt")]
    public void A_folder_s_name_is_joined_with_the_path_inside_it(string folder, string inside, string name) =>
        Assert.Equal(name, DocumentName.Join(folder, inside));
}
