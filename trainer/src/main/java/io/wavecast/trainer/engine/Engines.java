package io.wavecast.trainer.engine;

import io.wavecast.trainer.engine.deeplearning4j.Deeplearning4jEngine;
import io.wavecast.trainer.engine.pytorch.PytorchEngine;
import java.util.List;

/** The engines there are, by the words that settings use. */
public final class Engines {
    /** In the order in which help texts name them. */
    public static final List<String> WORDS = List.of("deeplearning4j", "pytorch");

    private Engines() {}

    private static Device.Placement placement(Device device, CudaLibrary library) {
        return device.place(
                library,
                library.onPath(),
                device == Device.CPU && !library.onPath() ? List.of() : Cards.OF_THIS_MACHINE);
    }

    /** Asked for once: the driver takes its time. */
    private static final class Cards {
        private static final List<Gpu> OF_THIS_MACHINE = present();

        private static List<Gpu> present() {
            try {
                return Gpu.present();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while looking for graphics cards", e);
            }
        }
    }

    /** On the processor. @throws IllegalArgumentException if there is no such engine; the message names those there are */
    public static Engine of(String word) {
        return of(word, Device.CPU);
    }

    /**
     * @throws IllegalArgumentException if there is no such engine, or it cannot compute where it is wanted to; the message names
     *     what there is
     */
    public static Engine of(String word, Device device) {
        return switch (word) {
            // Decided before the class is loaded, which takes the library along.
            case "deeplearning4j" -> {
                var placement = placement(device, CudaLibrary.ND4J);
                yield new Deeplearning4jEngine(placement);
            }
            case "pytorch" -> {
                var placement = placement(device, CudaLibrary.PYTORCH);
                yield new PytorchEngine(placement);
            }
            default ->
                throw new IllegalArgumentException(
                        "there is no engine '" + word + "': " + String.join(" and ", WORDS) + " are there");
        };
    }
}
