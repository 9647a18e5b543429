internal import HTTPTypes
internal import Hummingbird
internal import JSONCodec
internal import NIOCore

extension Response {
    /// A response with a JSON body.
    static func json(_ value: JSONValue, _ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var writer = JSONWriter()
        writer.value(value)
        var headers = headers
        headers[.contentType] = "application/json"
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes))
        return Response(status: status, headers: headers, body: body)
    }

    /// A refusal: one sentence that says why.
    static func refusal(_ status: HTTPResponse.Status, _ sentence: String, headers: HTTPFields = [:]) -> Response {
        json(["error": .string(sentence)], status, headers: headers)
    }
}

/// Turns whatever a route throws into a refusal in JSON.
struct JSONRefusals<Context: RequestContext>: RouterMiddleware {
    @concurrent func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal {
            return .refusal(refusal.status, refusal.sentence)
        } catch let error as any HTTPResponseError {
            return .refusal(error.status, sentence(for: error.status, request))
        } catch is NIOTooManyBytesError {
            return .refusal(.contentTooLarge, sentence(for: .contentTooLarge, request))
        }
    }

    private func sentence(for status: HTTPResponse.Status, _ request: Request) -> String {
        switch status {
        case .notFound: "there is nothing at \(request.uri.path.prefix(200)) for \(request.method.rawValue)"
        case .contentTooLarge: "the body is larger than is allowed"
        case _: "the request cannot be answered: \(status.reasonPhrase.lowercased())"
        }
    }
}

/// Thrown by a route to refuse.
struct Refusal: Error {
    let status: HTTPResponse.Status
    let sentence: String

    init(_ status: HTTPResponse.Status = .badRequest, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}
