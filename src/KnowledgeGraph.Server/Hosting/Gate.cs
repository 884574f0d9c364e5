using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>What an endpoint asks of those who call it.</summary>
internal sealed record RequiredRole(ApiRole Role);

/// <summary>Lets requests in: the address's rate, the key, the key's rate. Endpoints without <see cref="RequiredRole"/> are open.</summary>
internal sealed class Gate(ServiceOptions options, KeyRing ring) : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> addresses = Limiter(options.RatePerAddress);
    private readonly PartitionedRateLimiter<string> keys = Limiter(options.RatePerKey);

    /// <summary>The key of a request that was let in; null where none is needed.</summary>
    public static ApiKey? KeyOf(HttpContext context) => context.Items[typeof(ApiKey)] as ApiKey;

    /// <summary>Asks callers of an endpoint for a role.</summary>
    public static TBuilder Require<TBuilder>(TBuilder endpoint, ApiRole role) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequiredRole(role));

    /// <summary>Passes a request on, or answers it.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>() is not { } required)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        using var byAddress = addresses.AttemptAcquire(PartOf(context.Connection.RemoteIpAddress));
        if (!byAddress.IsAcquired)
        {
            await RefuseAsync(context, "address", options.RatePerAddress, byAddress).ConfigureAwait(false);
            return;
        }
        var known = ring.Keys;
        if (known.Count == 0)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        if (Find(context.Request, known) is not { } key)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await RequestRefusal.WriteAsync(
                context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "A key is needed: send \"Authorization: Bearer KEY\" or \"X-Api-Key: KEY\".").ConfigureAwait(false);
            return;
        }
        if (key.Role < required.Role)
        {
            await RequestRefusal.WriteAsync(context, StatusCodes.Status403Forbidden, "FORBIDDEN", "The key's role is read; this needs admin.").ConfigureAwait(false);
            return;
        }
        using var byKey = keys.AttemptAcquire(key.Name);
        if (!byKey.IsAcquired)
        {
            await RefuseAsync(context, "key", options.RatePerKey, byKey).ConfigureAwait(false);
            return;
        }
        context.Items[typeof(ApiKey)] = key;
        await next(context).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await addresses.DisposeAsync().ConfigureAwait(false);
        await keys.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>All keys are compared, each in constant time, so that time tells nothing about them.</summary>
    private static ApiKey? Find(HttpRequest request, IReadOnlyList<ApiKey> known)
    {
        var header = request.Headers.Authorization.ToString();
        var presented = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : request.Headers["X-Api-Key"].ToString();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), hash);
        ApiKey? found = null;
        foreach (var key in known)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key.Hash.Span))
            {
                found = key;
            }
        }
        return found;
    }

    /// <summary>An IPv6 customer has a whole /64.</summary>
    private static string PartOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(part => perMinute == 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter(
            part, _ => new() { TokenLimit = perMinute, TokensPerPeriod = perMinute, ReplenishmentPeriod = Minute, AutoReplenishment = true, QueueLimit = 0 }));

    private static Task RefuseAsync(HttpContext context, string whose, int limit, RateLimitLease lease) => RequestRefusal.WriteAsync(
        context, StatusCodes.Status429TooManyRequests, "RATE_LIMITED", FormattableString.Invariant($"This {whose} may ask {limit} times a minute."),
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute);
}
