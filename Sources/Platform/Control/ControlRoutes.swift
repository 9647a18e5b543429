internal import Conferencing
internal import HTTPTypes
internal import Hummingbird
internal import JSONCodec
internal import RelayService
internal import RelayWire

/// The control API: each route asks the service one thing.
struct ControlRoutes {
    let runner: ServiceRunner
    let token: Secret

    func router() -> Router<ControlContext> {
        let router = Router(context: ControlContext.self)
        router.add(middleware: JSONRefusals())
        router.add(middleware: ControlGuard(token: token))
        route(router, .get, "v1/state") { _, _ in .state }
        route(router, .post, "v1/projects") { _, body in .addProject(knobs: try body.knobs("profile")) }
        route(router, .delete, "v1/projects/:project") { path, _ in .removeProject(try path("project")) }
        route(router, .post, "v1/projects/:project/phones") { path, body in
            .setPhone(project: try path("project"), try body.phone(), try body.phoneBehaviour())
        }
        route(router, .post, "v1/projects/:project/ring") { path, body in
            .ring(project: try path("project"), try body.incomingCall())
        }
        route(router, .post, "v1/projects/:project/calls/:call/hangup") { path, _ in
            .hangUp(project: try path("project"), call: try path("call"))
        }
        route(router, .post, "v1/projects/:project/media") { path, body in
            let medium = Medium(try body.mediumForm("form"), try body.span("length"))
            return .setMedia(project: try path("project"), url: try body.text("url"), medium)
        }
        route(router, .post, "v1/projects/:project/calls/:call/speak") { path, body in
            .speak(
                project: try path("project"),
                call: try path("call"),
                Utterance(
                    for: try body.spanIfThere("for"),
                    toneHertz: try body.integerIfThere("tone"),
                    stretches: try body.stretchesIfThere("sounds")
                )
            )
        }
        route(router, .post, "v1/projects/:project/calls/:call/silence") { path, _ in
            .silence(project: try path("project"), call: try path("call"))
        }
        route(router, .post, "v1/projects/:project/calls/:call/press") { path, body in
            .press(project: try path("project"), call: try path("call"), try body.keys())
        }
        route(router, .get, "v1/projects/:project/conferences/:conference") { path, _ in
            .listing(project: try path("project"), conference: try path("conference"))
        }
        route(router, .post, "v1/projects/:project/moderate") { path, body in
            let words = ModerationRequest.Kind.allCases.map(\.rawValue)
            guard let kind = ModerationRequest.Kind(rawValue: try body.text("request")) else {
                throw Refusal(.badRequest, "'request' must be one of: \(words.joined(separator: ", "))")
            }
            return .moderate(project: try path("project"), kind, params: try body.object("params"))
        }
        route(router, .post, "v1/projects/:project/cut") { path, _ in .cut(project: try path("project")) }
        route(router, .post, "v1/projects/:project/disconnect") { path, body in
            .disconnect(project: try path("project"), restart: try body.flag("restart"))
        }
        return router
    }

    private typealias PathPart = (String) throws -> String

    private func route(
        _ router: Router<ControlContext>,
        _ method: HTTPRequest.Method,
        _ path: RouterPath,
        _ read: @escaping @Sendable (PathPart, ControlBody) throws -> ControlRequest
    ) {
        let runner = runner
        router.on(path, method: method) { request, context in
            let bytes = try await request.body.collect(upTo: context.maxUploadSize)
            let body = try ControlBody(Array(bytes.readableBytesView))
            let control = try read({ try ControlRoutes.part($0, of: context) }, body)
            return ControlRoutes.response(await runner.control(control))
        }
    }

    /// A part of the path, without its percent signs.
    private static func part(_ name: String, of context: ControlContext) throws -> String {
        guard let text = PercentSigns.removed(from: try context.parameters.require(name)) else {
            throw Refusal(.badRequest, "the \(name) in the path is not well encoded")
        }
        return text
    }

    private static func response(_ answer: ControlAnswer) -> Response {
        switch answer {
        case .done: Response(status: .noContent)
        case .json(let value): .json(value)
        case .unknown(let sentence): .refusal(.notFound, sentence)
        case .refused(let sentence): .refusal(.badRequest, sentence)
        }
    }
}
