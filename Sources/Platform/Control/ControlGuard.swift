internal import HTTPTypes
internal import Hummingbird
internal import RelayWire

/// Lets only those in who know the token and mean this machine.
struct ControlGuard: RouterMiddleware {
    let token: Secret

    @concurrent func handle(
        _ request: Request,
        context: ControlContext,
        next: @concurrent (Request, ControlContext) async throws -> Response
    ) async throws -> Response {
        // A web page that has its own name resolve to 127.0.0.1 gets this far, but it cannot choose the `Host`.
        guard let port = context.port, let host = request.head.authority?.lowercased(),
            ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"].contains(host)
        else { throw Refusal(.forbidden, "the Host header must be 127.0.0.1, localhost or [::1] with the port") }
        guard let given = bearer(request.headers[.authorization]), token.matches(given) else {
            return .refusal(
                .unauthorized,
                "the Authorization header must be 'Bearer' and the control token",
                headers: [.wwwAuthenticate: "Bearer"]
            )
        }
        return try await next(request, context)
    }

    private func bearer(_ header: String?) -> Secret? {
        guard let header, header.prefix(7).lowercased() == "bearer " else { return nil }
        return Secret(String(header.dropFirst(7).drop { $0 == " " }))
    }
}
