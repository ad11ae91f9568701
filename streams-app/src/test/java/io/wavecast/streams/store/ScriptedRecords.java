package io.wavecast.streams.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records that fail when the test says so. Notes how many states were written at each wait for answers. */
final class ScriptedRecords implements SentRecords {
    final List<Integer> writtenAtWaits = new ArrayList<>();
    private final List<String> written;
    private Failures failures = Failures.NONE;

    ScriptedRecords(List<String> written) {
        this.written = written;
    }

    void fail(Exception reason) {
        failures = new Failures(failures.count() + 1, Optional.of(reason));
    }

    @Override
    public void awaitAnswers() {
        writtenAtWaits.add(written.size());
    }

    @Override
    public Failures failures() {
        return failures;
    }
}
