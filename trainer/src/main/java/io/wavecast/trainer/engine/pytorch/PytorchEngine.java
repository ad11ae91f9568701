package io.wavecast.trainer.engine.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;

/** PyTorch's own cells through DJL, faster than Deeplearning4j's. */
public final class PytorchEngine implements io.wavecast.trainer.engine.Engine {
    static final String WORD = "PyTorch";

    private final io.wavecast.trainer.engine.Device.Placement placement;

    public PytorchEngine(io.wavecast.trainer.engine.Device.Placement placement) {
        this.placement = placement;
        // Read when the engine starts: no usage figures to its makers, no downloads, and one thread, as two only wait
        // for each other.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        if (placement.cuda()) {
            CudaRuntime.offer(PytorchEngine.class.getClassLoader(), Utils.getEngineCacheDir("pytorch"));
        }
    }

    @Override
    public String device() {
        return placement.sentence();
    }

    @Override
    public String name() {
        return "PyTorch " + Engine.getEngine(WORD).getVersion();
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        return new PytorchNetwork(spec, training, placement.cuda() ? Device.gpu() : Device.cpu());
    }
}
