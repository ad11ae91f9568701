package io.wavecast.trainer.engine.pytorch;

import io.wavecast.trainer.engine.CudaLibrary;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.EngineProvider;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.List;

/** Provides {@link PytorchEngine}. */
public final class PytorchProvider implements EngineProvider {
    /** The official build of PyTorch 2.5.1 for CUDA 12.4. */
    private static final CudaLibrary CUDA_LIBRARY =
            new CudaLibrary("pytorch-native-cu124", "cuda12", 50, 90, "pytorch/cu124/linux-x86_64/libtorch_cuda.so");

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public CudaLibrary cudaLibrary() {
        return CUDA_LIBRARY;
    }

    @Override
    public List<String> unsupported(TrainingSpec training) {
        return List.of();
    }

    @Override
    public Engine create(Device.Placement placement) {
        return new PytorchEngine(placement);
    }
}
