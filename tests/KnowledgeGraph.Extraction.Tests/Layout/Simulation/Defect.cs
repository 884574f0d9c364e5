namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>What happened to an article on its way through page design, print and text recognition; counted on real pages in docs/layout.md.</summary>
[Flags]
public enum Defect
{
    None = 0,
    ColumnCut = 1 << 0,
    HashHeading = 1 << 1,
    TwoLineTitle = 1 << 2,
    Kicker = 1 << 3,
    Banner = 1 << 4,
    Subheadings = 1 << 5,
    LeadByline = 1 << 6,
    EndByline = 1 << 7,
    FunctionByline = 1 << 8,
    SpacedName = 1 << 9,
    JoinedNames = 1 << 10,
    CaptionSigned = 1 << 11,
    CaptionGiven = 1 << 12,
    CaptionPlain = 1 << 13,
    CaptionInSentence = 1 << 14,
    HalfWidth = 1 << 15,
    StraySpaces = 1 << 16,
    CutOff = 1 << 17,
    StrayColumn = 1 << 18,
    ForeignLines = 1 << 19,
    WovenLines = 1 << 20,
    PhotoNews = 1 << 21,
    SectionIntroduction = 1 << 22,
}
