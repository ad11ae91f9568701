package io.wavecast.trainer.engine.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;

/** Trains networks by PyTorch through DJL, which is faster than Deeplearning4j. */
final class PytorchEngine implements io.wavecast.trainer.engine.Engine {
    static final String DJL_NAME = "PyTorch";

    private final io.wavecast.trainer.engine.Device.Placement placement;

    PytorchEngine(io.wavecast.trainer.engine.Device.Placement placement) {
        this.placement = placement;
        // DJL reads these when it starts: no usage statistics, no downloads, and one thread, since two would wait for
        // each
        // other.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        if (placement.cuda()) {
            CudaRuntime.provide(PytorchEngine.class.getClassLoader(), Utils.getEngineCacheDir("pytorch"));
        }
    }

    @Override
    public String device() {
        return placement.explanation();
    }

    @Override
    public boolean onCard() {
        return placement.cuda();
    }

    @Override
    public String name() {
        return "PyTorch " + Engine.getEngine(DJL_NAME).getVersion();
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        return new PytorchNetwork(spec, training, placement.cuda() ? Device.gpu() : Device.cpu());
    }
}
