import Conferencing
import JSONCodec

extension TraceWriter {
    /// What a fault has done, with what came.
    mutating func write(_ effect: FaultEffect, _ names: CallNames) {
        field("kind", "fault")
        switch effect {
        case .dropped(let event):
            field("fault", "drop_event")
            write(faulty: event, names)
        case .doubled: field("fault", "duplicate_event")
        case .delayed(let event, let span):
            field("fault", "delay")
            write(span)
            write(faulty: event, names)
        case .delayedReply(let request, let reply, let span):
            field("fault", "delay")
            write(span)
            field("request", Int64(request.number))
            write(reply, names.identifiers)
        case .refused(let request, let reply):
            field("fault", "refuse")
            field("request", Int64(request.number))
            write(reply, names.identifiers)
        case .connectionDropped(let span):
            field("fault", "drop_connection")
            write(span)
        }
    }

    mutating func write(faulty event: ServiceEvent, _ names: CallNames) {
        field("event_type", event.type)
        writer.key("params")
        write(event, names)
    }
}
