internal import Hummingbird
internal import JSONCodec

/// What is answered over HTTP on RELAY's port.
enum RESTRoutes {
    static func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: JSONRefusals())
        router.get("health") { _, _ in Response.json(["status": "ok"]) }
        return router
    }
}
