"""Records what MicroGen3D's own modules give, for PaperGoldenTests.

    python3 record_paper_golden.py MICROGEN3D > Goldens/paper.json

MICROGEN3D is a checkout of github.com/baskargroup/MicroGen3D at commit ce63e4b; needs PyTorch.
Weights and inputs follow a formula, so that nothing but results is kept.
"""

import json
import sys
import types

import torch


def pattern(shape, number):
    """±0.1, a lattice that differs from tensor to tensor; PaperGoldenTests has the same."""
    count = torch.Size(shape).numel()
    places = torch.arange(count, dtype=torch.int64)
    return (0.2 * (((places * 7919 + number * 104729) % 2003).double() / 2003 - 0.5)).float().reshape(shape)


def filled(module):
    state = module.state_dict()
    names = sorted(state)
    module.load_state_dict({name: pattern(state[name].shape, k) for k, name in enumerate(names)})
    return module.eval(), {name: list(state[name].shape) for name in names}


def numbers(tensor):
    flat = tensor.detach().double().flatten()
    return {"shape": list(tensor.shape), "first": flat[:24].tolist(), "mean": flat.mean().item(),
            "square": flat.square().mean().item()}


def stub(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


class Lightning(torch.nn.Module):
    def save_hyperparameters(self):
        pass


stub("pytorch_lightning", LightningModule=Lightning)
stub("einops", rearrange=None, reduce=None, repeat=None)
sys.path.insert(0, sys.argv[1])
from models.FP import SimpleFC  # noqa: E402
from models.unet import ContextUnet_3D_2lvls  # noqa: E402
from models.VAE import VAE  # noqa: E402

golden = {"torch": torch.__version__}
with torch.no_grad():
    vae, golden["vae_names"] = filled(VAE(latent_dim=4, max_channels=512, stride1_first_layer=False))
    volume = (torch.arange(16 * 32 * 32) * 7919 % 2003 % 3).float().reshape(1, 1, 16, 32, 32) / 2
    mean, log_variance = vae.encoder(volume)
    golden["mean"], golden["log_variance"] = numbers(mean), numbers(log_variance)
    golden["decoded"] = numbers(vae.decoder(10 * pattern([1, 4, 1, 2, 2], 1)))
    predictor, golden["predictor_names"] = filled(SimpleFC("", input_size=64, output_size=7))
    golden["predicted"] = numbers(predictor(10 * pattern([3, 64], 2)))
    unet, golden["denoiser_names"] = filled(ContextUnet_3D_2lvls(4, 4, n_feat=16, context_dim=4))
    time = torch.tensor([[0.25], [0.999]])
    noise = unet(10 * pattern([2, 4, 4, 8, 8], 3), time, 10 * pattern([2, 4], 4))
    golden["noise"] = numbers(noise)


def parameters(module):
    return sum(p.numel() for p in module.parameters())


golden["vae_parameters"] = parameters(vae)
golden["predictor_parameters"] = parameters(SimpleFC("", input_size=1024, output_size=7))
golden["denoiser_parameters"] = parameters(ContextUnet_3D_2lvls(4, 4, n_feat=512, context_dim=4))
json.dump(golden, sys.stdout, indent=1)
print()
