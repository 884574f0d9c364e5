// Learns the weights under seeds/models from annotated articles.
return 0;
