/// What a socket tells whoever opened it, on its event loop and in order.
package enum SocketEvent: Sendable {
    /// It is open.
    case opened
    /// A whole text message.
    case text([UInt8])
    /// A binary message.
    case binary
    /// It is gone, or could not be opened, and why; the last of its events.
    case closed(String)
}
