internal import Hummingbird
internal import NIOCore

/// What a control request comes with: the port that it came to.
struct ControlContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let port: Int?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        port = source.channel.localAddress?.port
    }

    /// A control request is small.
    var maxUploadSize: Int { 64 << 10 }
}
