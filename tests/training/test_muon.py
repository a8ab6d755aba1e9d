"""The optimizer of the convolutions: equal steps in all directions of a weight, and a use where that counts."""

import torch

from songsight_training.training.muon import FIFTH, FIRST, ITERATIONS, THIRD, Muon, orthogonal


def test_a_step_is_nearly_orthogonal_whatever_the_gradient():
    torch.manual_seed(2)
    for shape in ((8, 40), (40, 8), (16, 16)):
        left, _, right = torch.linalg.svd(torch.randn(*shape), full_matrices=False)
        steep = left @ torch.diag(torch.logspace(0, -1.5, min(shape))) @ right
        values = torch.linalg.svdvals(orthogonal(steep * 1e-3))
        assert 0.5 < values.min() and values.max() < 1.3, shape


def test_carrying_the_small_square_along_gives_what_whole_products_give():
    torch.manual_seed(5)
    for shape in ((8, 40), (40, 8), (16, 16)):
        matrix = torch.randn(*shape) @ torch.diag(torch.logspace(0, -3, shape[1]))
        plain = (matrix / matrix.norm()).double()
        for _ in range(ITERATIONS):
            square = plain @ plain.T
            plain = FIRST * plain + (THIRD * square + FIFTH * square @ square) @ plain
        torch.testing.assert_close(orthogonal(matrix), plain.float(), atol=1e-4, rtol=1e-3)


def test_a_direction_that_is_rarely_asked_for_is_learnt_sooner_than_by_plain_steps():
    """Weights of a convolution to be found from inputs of which one kind comes with a twentieth of the others' size."""

    def far_off(make) -> float:
        torch.manual_seed(3)
        wanted, sizes = torch.randn(4, 6, 1, 1), torch.tensor([1, 1, 1, 1, 1, 0.05])[:, None, None]
        layer = torch.nn.Conv2d(6, 4, 1, bias=False)
        torch.nn.init.zeros_(layer.weight)
        optimizer = make(layer.parameters())
        for update in range(60):
            for group in optimizer.param_groups:
                group["lr"] = 0.15 * (1 - update / 60)
            inputs = torch.randn(64, 6, 1, 1) * sizes
            loss = (layer(inputs) - torch.nn.functional.conv2d(inputs, wanted)).square().mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return float((layer.weight - wanted)[:, 5].norm() / wanted[:, 5].norm())

    plain = far_off(lambda weights: torch.optim.SGD(weights, lr=0.15, momentum=0.9))
    assert far_off(lambda weights: Muon(weights, 0.15, weight_decay=0.0)) < 0.7 * plain


def test_what_is_asked_for_and_not_the_size_of_the_gradient_counts():
    weights = [torch.nn.Parameter(torch.zeros(3, 2, 2, 2)) for _ in range(2)]
    optimizer = Muon(weights, 0.1)
    gradient = torch.randn(3, 2, 2, 2)
    weights[0].grad, weights[1].grad = gradient, 1000 * gradient
    optimizer.step()
    torch.testing.assert_close(weights[0], weights[1])
    assert weights[0].norm() > 0
