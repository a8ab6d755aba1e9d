"""Pictures from tokens with the same sampler and guidance the app runs."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image

from .autoencoder import Autoencoder
from .sampler import Sampling, guided, sample_final
from .unet import Unet


@torch.no_grad()
def paint(
    unet: Unet,
    autoencoder: Autoencoder,
    tokens: torch.Tensor,
    sampling: Sampling,
    guidance: float,
    seed: int,
    same_noise: bool = False,
) -> torch.Tensor:
    """tokens [p, 36, size] -> RGB [p, 3, s, s] in -1 ... 1. `same_noise` starts all from the first one's noise."""
    unet.eval(), autoencoder.eval()
    config, count = unet.config, len(tokens)
    random = torch.Generator().manual_seed(seed)
    shape = (count, config.channels, config.sample_size, config.sample_size)
    noise = torch.randn(shape, generator=random)
    noise = noise[:1].expand(shape).clone() if same_noise else noise
    both_tokens = torch.cat([tokens.float(), tokens.float()])
    conditioned = torch.cat([torch.zeros(count), torch.ones(count)])

    def denoise(sample: torch.Tensor, time: int) -> torch.Tensor:
        pair = torch.cat([sample, sample]).float()
        made = unet(pair, torch.full((2 * count,), float(time)), both_tokens, conditioned)
        return guided(made[:count], made[count:], guidance)

    latent = sample_final(sampling, noise, denoise, lambda _: torch.randn(shape, generator=random))
    return autoencoder.decoder(latent.float())


def contact_sheet(rows: list[torch.Tensor], scale: int = 2) -> Image.Image:
    """Rows of RGB [p, 3, s, s] in -1 ... 1 as one picture, enlarged without smoothing."""
    lines = [torch.cat(list(row), dim=2) for row in rows]
    whole = ((torch.cat(lines, dim=1).clamp(-1, 1) + 1) * 127.5).round().byte()
    picture = Image.fromarray(np.ascontiguousarray(whole.permute(1, 2, 0).numpy()))
    return picture.resize((picture.width * scale, picture.height * scale), Image.Resampling.NEAREST)
