package io.wavecast.trainer.engine.deeplearning4j;

import io.wavecast.trainer.engine.CudaLibrary;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.EngineProvider;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import io.wavecast.trainer.settings.OptionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Provides {@link Deeplearning4jEngine}. */
public final class Deeplearning4jProvider implements EngineProvider {
    /** Contains machine code for 3.7 to 8.6 and no PTX; 8.9 runs the code of 8.6. */
    static final CudaLibrary CUDA_LIBRARY =
            new CudaLibrary("nd4j-cuda-11.6", "cuda", 37, 89, "org/nd4j/linalg/jcublas/JCublasBackend.class");

    @Override
    public String name() {
        return "deeplearning4j";
    }

    @Override
    public CudaLibrary cudaLibrary() {
        return CUDA_LIBRARY;
    }

    @Override
    public List<String> unsupported(TrainingSpec training) {
        List<String> features = new ArrayList<>();
        if (training.loss() != Loss.MSE && training.loss() != Loss.MAE) {
            features.add("loss " + training.loss().name().toLowerCase(Locale.ROOT));
        }
        if (training.recurrentDropout() > 0) {
            features.add("dropout from step to step (" + OptionNames.RECURRENT_DROPOUT + ")");
        }
        if (training.closedLoopSteps() > 0) {
            features.add("training in the closed loop (" + OptionNames.FUTURE + ")");
        }
        if (training.carryState()) {
            features.add("hidden states carried from window to window (" + OptionNames.CARRY_STATE + ")");
        }
        return features;
    }

    @Override
    public Engine create(Device.Placement placement) {
        return new Deeplearning4jEngine(placement);
    }
}
