import Conferencing

extension ConferenceEngine {
    /// *Start stream* and *stop stream* (T10); `conference` is the place, nil where the conference is over.
    mutating func startStream(
        _ stream: StreamRequest,
        to conference: Int?,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        guard let conference else { throw .badStreamState }
        guard dialled(stream.options.url) != nil else { throw .badStreamURL }
        if profile.streams.onInit == .refuse, !conferences[conference].attendance.isRunning { throw .badStreamState }
        let place = outputs.count
        // The reply comes first, and bears the id of what is attached after it.
        outputs.append(.reply(request.session, request.number, Reply(.accepted, "queued")))
        let id = attach(stream.options, stream.track, by: nil, to: conference, into: &outputs)
        let reply = Reply(.accepted, "queued", stream: id, because: Because(.T10))
        outputs[place] = .reply(request.session, request.number, reply)
    }

    /// Stops a stream, whichever front made it, by its id or its name.
    mutating func stopStream(
        _ reference: StreamReference,
        of lifetime: ConferenceID,
        at conference: Int?,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        let stream = try stream(reference, of: lifetime)
        guard let conference, studio.streams(of: conference).contains(stream) else { throw .badStreamState }
        let reply = Reply(.accepted, "stopped", stream: StreamID(Int32(stream)), because: Because(.T10))
        outputs.append(.reply(request.session, request.number, reply))
        stop(stream, into: &outputs)
        endIfVacant(conference, into: &outputs)
    }

    private func stream(_ reference: StreamReference, of lifetime: ConferenceID) throws(Refusal) -> Int {
        switch reference {
        case .id(let id):
            let stream = Int(id.index)
            guard studio.records.indices.contains(stream), studio.records[stream].conference == lifetime else {
                throw .noSuchResource
            }
            return stream
        case .name(let name):
            guard profile.streams.byName else { throw .noSuchResource }
            // The newest of that name: an older one is over, for names are unique among those that are up (R75).
            let all = studio.records.indices.reversed()
            let named = all.filter {
                studio.records[$0].conference == lifetime && studio.records[$0].options.name == name
            }
            let isUp = { (stream: Int) in if case .over = studio.records[stream].state { false } else { true } }
            guard let stream = named.first(where: isUp) ?? named.first else { throw .noSuchResource }
            return stream
        }
    }
}
