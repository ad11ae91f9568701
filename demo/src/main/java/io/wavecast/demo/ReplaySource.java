package io.wavecast.demo;

import io.wavecast.core.topics.Topics;
import io.wavecast.signals.Signal;
import io.wavecast.signals.replay.ReplayListener;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.signals.replay.SignalProducer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Replays a recording or a generated signal on a thread of its own. */
final class ReplaySource implements SignalSource {
    private final String title;
    private final Signal signal;
    private final ReplayOptions options;

    ReplaySource(String title, Signal signal, ReplayOptions options) {
        this.title = title;
        this.signal = signal;
        this.options = options;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> series() {
        return SignalProducer.seriesOf(signal, options);
    }

    @Override
    public Player play(Map<String, Object> client, Topics topics) {
        return new Replay(client, topics);
    }

    private final class Replay implements Player, ReplayListener {
        private final AtomicLong sent = new AtomicLong();
        private final SignalProducer producer;
        private final Thread thread;
        private volatile Optional<RuntimeException> failure = Optional.empty();

        Replay(Map<String, Object> client, Topics topics) {
            Map<String, Object> unbatched = new HashMap<>(client);
            unbatched.put(
                    "linger.ms", "0"); // the demonstration needs low latency, at a few thousand samples per second
            this.producer = new SignalProducer(unbatched, topics.sensorEvents(), signal, options, this);
            this.thread = new Thread(this::replay, "wavecast-signal");
            thread.start();
        }

        private void replay() {
            try {
                producer.run();
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }

        @Override
        public void sampled(long total, long signalMicros) {
            sent.set(total);
        }

        @Override
        public long sent() {
            return sent.get();
        }

        @Override
        public boolean ended() {
            return !thread.isAlive();
        }

        @Override
        public void stop() {
            close();
            if (failure.isPresent()) {
                throw new IllegalStateException(
                        "the signal failed: " + failure.get().getMessage(), failure.get());
            }
        }

        @Override
        public void close() {
            producer.stop();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
