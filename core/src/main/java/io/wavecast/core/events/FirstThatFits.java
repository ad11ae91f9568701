package io.wavecast.core.events;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads records that have one of several forms. It tries the form of the last record first. */
final class FirstThatFits implements EventReader {
    private final List<EventReader> forms;
    private int last;

    FirstThatFits(List<EventReader> forms) {
        this.forms = List.copyOf(forms);
    }

    @Override
    public void read(
            byte @Nullable [] key, Headers headers, byte @Nullable [] value, long recordTimeMicros, Sink sink) {
        int first = last;
        UnreadableException problem = null;
        for (int i = 0; i < forms.size(); i++) {
            int form = (first + i) % forms.size();
            try {
                forms.get(form).read(key, headers, value, recordTimeMicros, sink);
                last = form;
                return;
            } catch (UnreadableException e) {
                problem = problem == null ? e : problem;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
