# The kg program with the service, for any machine with a container engine:
#   docker build -t knowledgegraph .
#   docker run --read-only --tmpfs /tmp -p 5080:5080 -e KG_STORE=neo4j+http://neo4j@HOST:7474/neo4j -e KG_NEO4J_PASSWORD=... knowledgegraph
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/KnowledgeGraph.Cli -c Release -r linux-x64 --self-contained false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# No diagnostics port, because it needs a writable folder: the file system may be read-only but for /tmp.
ENV DOTNET_EnableDiagnostics=0
# The images' own user; it owns nothing that it runs.
USER $APP_UID
EXPOSE 5080
ENTRYPOINT ["./kg"]
CMD ["serve", "--urls", "http://0.0.0.0:5080"]
