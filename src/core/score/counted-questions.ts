// The questions of a respondent that count in comparisons: all of a person's, and of a model's those that
// were asked in all orders (inAllOrders says why).
//
// Example: of a model's two questions one was asked in four orders, the other in three: the first counts.
import { inAllOrders, questionsOf, type Choices, type Question } from './questions';

export function countedQuestions(kind: string, choices: Choices): Question[] {
  const questions = questionsOf(choices);
  return kind === 'model' ? inAllOrders(questions) : questions;
}
