package io.wavecast.benchmarks.scale;

import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.streams.runtime.ForecastService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Runs the service in a child JVM with a given part of its heap for live states. */
final class ScaleServiceMain {
    private static final int FIRST_SETTING = 2; // index among the arguments
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private ScaleServiceMain() {}

    /**
     * Runs the service until the parent stops it.
     *
     * @param arguments the broker's address, the mebibytes for live states, and those of {@link ServiceSettings}
     */
    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        ServiceSettings settings = ServiceSettings.parse(all.subList(FIRST_SETTING, all.size()));
        try (var service = ForecastService.start(settings.config(all.get(0), Integer.parseInt(all.get(1))))) {
            service.awaitRunning(START_TIMEOUT);
            ParentPipe.send(ParentPipe.RUNNING);
            ParentPipe.answer(question -> {
                throw new IllegalArgumentException("expected no question, was " + question);
            });
        } catch (Exception e) {
            e.printStackTrace(); // the parent shows this JVM's output, and fails
            Runtime.getRuntime().halt(1);
        }
    }
}
