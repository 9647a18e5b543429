/// What is written to a RELAY socket.
enum SocketMessage: Sendable {
    /// One text message.
    case text([UInt8])
    /// The end of the conversation, after what was written before.
    case close(code: UInt16)
}
