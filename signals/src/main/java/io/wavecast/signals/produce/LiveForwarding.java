package io.wavecast.signals.produce;

import io.wavecast.cli.StopSignals;
import io.wavecast.cli.Terminal;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.signals.live.LiveCounts;
import io.wavecast.signals.live.LiveProducer;
import io.wavecast.signals.mqtt.MqttForwarder;
import io.wavecast.signals.mqtt.MqttRefusedException;
import io.wavecast.signals.mqtt.MqttSettings;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine;

/** Forwards the messages of a broker until a signal stops the command. */
final class LiveForwarding {
    private final CommandLine command;
    private final MqttSettings settings;
    private final Duration timeout;

    LiveForwarding(CommandLine command, MqttSettings settings, Duration timeout) {
        this.command = command;
        this.settings = settings;
        this.timeout = timeout;
    }

    /** Runs until a signal arrives or something fails; returns the exit code. */
    int run(Map<String, Object> client, String topic, WireFormat format) throws InterruptedException {
        var counts = new LiveCounts();
        var progress = new LiveProgress(command.getOut(), Terminal.attached(), counts, System::nanoTime);
        String source = settings.address() + ", topics " + String.join(", ", settings.topics());
        Thread main = Thread.currentThread();
        try {
            var forwarder = new MqttForwarder(settings, counts);
            return StopSignals.during(
                    () -> {
                        try (var producer = LiveProducer.open(client, topic, format, counts, forwarder::wake)) {
                            forwarder.run(producer, timeout, () -> progress.begin(source), progress::tick);
                        }
                        progress.end();
                        return 0;
                    },
                    () -> ProduceCommand.stopAndWait(forwarder::stop, main));
        } catch (MqttRefusedException e) {
            command.getErr().println("produce: " + e.getMessage());
            return 2;
        } catch (IllegalStateException e) {
            command.getErr().println("produce: " + e.getMessage());
            return 1;
        } finally {
            progress.close();
        }
    }
}
