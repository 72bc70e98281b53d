"""What the Evaluate page shows of a GAN: whether a person is fooled by it.

gan_evaluation.py   puts the cards together
game_card.py        "Which one is real?": rounds, guesses, answers
more_card.py        as many samples as are wanted, into a folder
score_card.py       how often each epoch fooled somebody
"""
