// Turns the text files of seeds/ into the binary tables that KnowledgeGraph.Extraction embeds.
return 0;
