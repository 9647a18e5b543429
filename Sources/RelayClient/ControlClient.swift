internal import AsyncHTTPClient
package import Conferencing
package import JSONCodec
internal import NIOCore
internal import NIOHTTP1
package import RelayWire

/// Asks things of the control API of a `muster serve`.
package struct ControlClient: Sendable {
    /// The API could not do it, in one sentence.
    package struct Failure: Error, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    private let url: String
    private let token: Secret

    /// A client of the API at this URL, such as `http://127.0.0.1:8444`.
    package init(url: String, token: Secret) {
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.token = token
    }

    /// Makes a project with knobs of its own.
    package func addProject(
        _ knobs: [(name: String, value: String)]
    ) async throws(Failure) -> (id: String, token: Secret) {
        let profile = JSONObject(knobs.map { JSONObject.Member(name: $0.name, value: .string($0.value)) })
        let answer = try await ask(.POST, "/v1/projects", ["profile": .object(profile)])
        guard let id = answer?["project"]?.stringValue, let token = answer?["token"]?.stringValue else {
            throw Failure(description: "the control API made no project")
        }
        return (id, Secret(token))
    }

    /// Ends a project.
    package func removeProject(_ project: String) async throws(Failure) {
        _ = try await ask(.DELETE, "/v1/projects/\(ControlClient.part(project))", nil)
    }

    /// What the phone does that is dialled under a tag.
    package func setPhone(_ project: String, tag: String, _ behaviour: PhoneBehaviour) async throws(Failure) {
        var body: JSONObject = ["tag": .string(tag)]
        if case .answer(let delay) = behaviour { body.append("answer_after", .string(delay.description)) }
        if let word = behaviour.word { body.append("does", .string(word)) }
        _ = try await ask(.POST, "/v1/projects/\(ControlClient.part(project))/phones", .object(body))
    }

    /// Somebody outside dials a number of the project.
    package func ring(_ project: String, _ call: IncomingCall) async throws(Failure) {
        var device: JSONObject = ["type": .string(call.device.kind.rawValue)]
        var params = call.device.params
        if let seconds = call.device.timeoutSeconds { params.append("timeout", .number(JSONNumber(seconds))) }
        device.append("params", .object(params))
        let body: JSONValue = ["context": .string(call.context), "device": .object(device)]
        _ = try await ask(.POST, "/v1/projects/\(ControlClient.part(project))/ring", body)
    }

    /// The person at the far end hangs up.
    package func hangUp(_ project: String, call: String) async throws(Failure) {
        _ = try await ask(
            .POST,
            "/v1/projects/\(ControlClient.part(project))/calls/\(ControlClient.part(call))/hangup",
            nil
        )
    }

    /// What an address yields, and how long that takes.
    package func setMedia(_ project: String, url: String, _ medium: Medium) async throws(Failure) {
        let body: JSONValue = [
            "url": .string(url), "form": .string(medium.form.rawValue), "length": .string(medium.length.description),
        ]
        _ = try await ask(.POST, "/v1/projects/\(ControlClient.part(project))/media", body)
    }

    /// The person at the far end speaks.
    package func speak(_ project: String, call: String, _ utterance: Utterance) async throws(Failure) {
        var body: JSONObject = [:]
        if let span = utterance.duration { body.append("for", .string(span.description)) }
        if let hertz = utterance.toneHertz { body.append("tone", .number(JSONNumber(hertz))) }
        if let stretches = utterance.stretches {
            let sounds = stretches.map { stretch -> JSONValue in
                .array([.string(stretch.from.description), .string(stretch.to.description)])
            }
            body.append("sounds", .array(sounds))
        }
        _ = try await ask(
            .POST,
            "/v1/projects/\(ControlClient.part(project))/calls/\(ControlClient.part(call))/speak",
            .object(body)
        )
    }

    /// The person at the far end is silent.
    package func silence(_ project: String, call: String) async throws(Failure) {
        _ = try await ask(
            .POST,
            "/v1/projects/\(ControlClient.part(project))/calls/\(ControlClient.part(call))/silence",
            nil
        )
    }

    /// The person at the far end presses keys.
    package func press(_ project: String, call: String, _ keys: PressedKeys) async throws(Failure) {
        _ = try await ask(
            .POST,
            "/v1/projects/\(ControlClient.part(project))/calls/\(ControlClient.part(call))/press",
            ["digits": .string(keys.digits), "for": .string(keys.tone.description)]
        )
    }

    /// Who is in a conference; nil where there is none.
    package func listing(_ project: String, conference: String) async throws(Failure) -> JSONValue? {
        try await ask(
            .GET,
            "/v1/projects/\(ControlClient.part(project))/conferences/\(ControlClient.part(conference))",
            nil,
            absent: 404
        )
    }

    /// Passes a request on to REST, with its parameters by REST's names.
    package func moderate(
        _ project: String,
        _ kind: ModerationRequest.Kind,
        params: JSONObject
    ) async throws(Failure) -> Reply {
        let body: JSONValue = ["request": .string(kind.rawValue), "params": .object(params)]
        let answer = try await ask(.POST, "/v1/projects/\(ControlClient.part(project))/moderate", body)
        guard let code = answer?["code"]?.stringValue else {
            throw Failure(description: "the control API did not say what came of it")
        }
        return Reply(ReplyCode(code), answer?["message"]?.stringValue ?? "")
    }

    /// A part of a path: ids are the service's, and may hold anything.
    private static func part(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            if isPlain || byte == 0x2D || byte == 0x5F { return String(UnicodeScalar(byte)) }
            return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
        .joined()
    }

    private enum Method: String { case GET, POST, DELETE }

    /// How much of an answer is read.
    private static let maximumAnswerBytes = 16 << 20

    private func ask(
        _ method: Method,
        _ path: String,
        _ body: JSONValue?,
        absent: Int? = nil
    ) async throws(Failure) -> JSONValue? {
        var request = HTTPClientRequest(url: url + path)
        request.method = .init(rawValue: method.rawValue)
        request.headers.add(name: "Authorization", value: "Bearer " + token.revealed)
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body.serialized())
        }
        let status: Int
        let bytes: [UInt8]
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            status = Int(response.status.code)
            bytes = Array(try await response.body.collect(upTo: ControlClient.maximumAnswerBytes).readableBytesView)
        } catch {
            // Its own words may hold the request, and that the token.
            throw Failure(description: "the control API at \(url) cannot be reached")
        }
        if status == absent { return nil }
        let json = try? JSONValue(parsing: bytes)
        guard (200..<300).contains(status) else {
            let sentence = json?["error"]?.stringValue ?? "it answered with \(status)"
            throw Failure(description: "the control API could not do \(method.rawValue) \(path): \(sentence)")
        }
        return json
    }
}
