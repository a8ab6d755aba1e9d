"""A batch learnt in parts side by side gives the gradient of the whole."""

import copy

import torch

from songsight_training.training.lanes import Lanes
from songsight_training.training.muon import Muon


def test_the_gradient_of_the_parts_is_that_of_the_whole():
    torch.manual_seed(4)
    network, inputs, wanted = torch.nn.Linear(5, 3), torch.randn(12, 5), torch.randn(12, 3)
    unused = torch.nn.Parameter(torch.ones(2))
    parameters = [*network.parameters(), unused]
    loss_of = lambda part: (network(part[0]) - part[1]).square().mean()
    whole = loss_of((inputs, wanted))
    gradients = torch.autograd.grad(whole, list(network.parameters()))
    for count in (1, 2, 3):
        parts = [(inputs[first::count], wanted[first::count]) for first in range(count)]
        loss = Lanes(count).gradient(loss_of, parts, parameters)
        assert abs(loss - whole.item()) < 1e-6
        for parameter, gradient in zip(network.parameters(), gradients):
            torch.testing.assert_close(parameter.grad, gradient)
        assert unused.grad is None


def test_weights_turned_side_by_side_are_turned_as_in_a_row():
    torch.manual_seed(6)
    weights = [torch.nn.Parameter(torch.randn(4, 3, 2, 2)) for _ in range(5)]
    others = copy.deepcopy(weights)
    for own, lanes in ((weights, Lanes()), (others, Lanes(2))):
        optimizer = Muon(own, 0.1, lanes=lanes)
        for step in range(2):
            torch.manual_seed(step)
            for weight in own:
                weight.grad = torch.randn_like(weight)
            optimizer.step()
    for weight, other in zip(weights, others):
        assert torch.equal(weight, other)


def test_half_precision_turns_nearly_as_whole_precision_does():
    torch.manual_seed(7)
    weights = [torch.nn.Parameter(torch.zeros(16, 8, 3, 3)) for _ in range(2)]
    gradient = torch.randn(16, 8, 3, 3)
    for weight, half in zip(weights, (False, True)):
        weight.grad = gradient.clone()
        Muon([weight], 1.0, half=half).step()
    apart = (weights[0] - weights[1]).norm() / weights[0].norm()
    assert 0 < apart < 0.15  # an older PyTorch rounds the sums, too
